import CMemory

#if canImport(Glibc)
  import Glibc
#endif

/// Asks the system to back a large buffer with large pages. A table of a million texts is
/// looked up at random places, where the search for the page costs as much as the page; and a
/// large page is fetched at one fault in place of 512.
@usableFromInline
func preferLargePages(_ start: UnsafeMutableRawPointer, bytes: Int) {
  #if canImport(Glibc)
    guard bytes >= 1 << 22 else { return }
    let page = 4096
    let first = (Int(bitPattern: start) + page - 1) & ~(page - 1)
    let last = (Int(bitPattern: start) + bytes) & ~(page - 1)
    // Only advice: nothing depends on whether it is taken.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, Int32(MADV_HUGEPAGE))
  #endif
}

/// The same for what an array is about to hold.
@inlinable
func preferLargePages<Element>(_ elements: UnsafeMutableBufferPointer<Element>) {
  guard let start = elements.baseAddress else { return }
  preferLargePages(start, bytes: elements.count * MemoryLayout<Element>.stride)
}

/// From now on, memory that is given back is kept for what is asked for next: while a large file
/// is read, one large piece follows another, and to have each cleared anew by the system is a
/// twentieth of the whole time.
func keepFreedMemory() { jtai_keep_freed_memory() }
