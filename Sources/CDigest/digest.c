// OpenSSL's low-level SHA-256: it uses the processor's SHA instructions, needs no
// allocation and no provider to be loaded, and links statically, which keeps libcrypto.so
// out of the start. It is deprecated in favour of EVP, which costs ten times as much for
// the 40-byte messages of a named draw.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CDigest.h"
#include <openssl/sha.h>
#include <string.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(jtai_sha256_state), "the state must hold OpenSSL's");

// What leaves room for its length in one block of 64 bytes is padded here, as SHA-256 says: a named
// draw is that short, and setting up and clearing a context costs as much as the block.
static void in_one_block(const void *bytes, size_t count, uint8_t *digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  uint8_t block[SHA256_CBLOCK] = {0};
  if (count > 0) memcpy(block, bytes, count);
  block[count] = 0x80;
  block[62] = (uint8_t)(count >> 5);
  block[63] = (uint8_t)(count << 3);
  SHA256_Transform(&context, block);
  for (size_t word = 0; word < 8; word++) {
    uint32_t big_endian = __builtin_bswap32(context.h[word]);
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) big_endian = context.h[word];
    memcpy(digest + 4 * word, &big_endian, sizeof big_endian);
  }
}

void jtai_sha256(const void *bytes, size_t count, uint8_t *digest) {
  if (count <= 55) {
    in_one_block(bytes, count, digest);
    return;
  }
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
