import Digest
import Testing

/// The vectors of FIPS 180-2, appendix B.
@Test func digestsOfThePublishedVectors() {
  #expect(
    SHA256("abc").hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  #expect(
    SHA256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hexadecimal
      == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  #expect(
    SHA256([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)).hexadecimal
      == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
}

@Test func leadingNumberIsTheFirstEightBytes() {
  let number = Array("abc".utf8).withUnsafeBytes { SHA256.leadingNumber(of: $0) }
  #expect(number == 0xba78_16bf_8f01_cfea)
}
