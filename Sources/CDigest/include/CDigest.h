#ifndef CDIGEST_H
#define CDIGEST_H

#include <stddef.h>
#include <stdint.h>

/// The SHA-256 of `count` bytes, written to the 32 bytes at `digest`.
void jtai_sha256(const void *bytes, size_t count, uint8_t *digest);

/// An incremental SHA-256. The state is as large as OpenSSL's SHA256_CTX.
typedef struct { uint64_t state[16]; } jtai_sha256_state;

void jtai_sha256_begin(jtai_sha256_state *state);
void jtai_sha256_update(jtai_sha256_state *state, const void *bytes, size_t count);
void jtai_sha256_end(jtai_sha256_state *state, uint8_t *digest);

#endif
