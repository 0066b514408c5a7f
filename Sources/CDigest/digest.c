// OpenSSL's low-level SHA-256: it uses the processor's SHA instructions, needs no
// allocation and no provider to be loaded, and links statically, which keeps libcrypto.so
// out of the start. It is deprecated in favour of EVP, which costs ten times as much for
// the 40-byte messages of a named draw.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CDigest.h"
#include <openssl/sha.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(jtai_sha256_state), "the state must hold OpenSSL's");

void jtai_sha256(const void *bytes, size_t count, uint8_t *digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}

void jtai_sha256_begin(jtai_sha256_state *state) { SHA256_Init((SHA256_CTX *)state); }

void jtai_sha256_update(jtai_sha256_state *state, const void *bytes, size_t count) {
  SHA256_Update((SHA256_CTX *)state, bytes, count);
}

void jtai_sha256_end(jtai_sha256_state *state, uint8_t *digest) {
  SHA256_Final(digest, (SHA256_CTX *)state);
}
