import Glibc

/// The one source of randomness: the kernel's.
package enum SystemRandom {
    /// `count` unpredictable bytes; `count` is at least 0.
    package static func bytes(_ count: Int) -> [UInt8] {
        precondition(count >= 0, "a count of bytes")
        var bytes = [UInt8](repeating: 0, count: count)
        // getentropy(3) gives at most 256 bytes a call.
        unsafe bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            while start < count {
                let length = min(256, count - start)
                let result = unsafe getentropy(buffer.baseAddress?.advanced(by: start), length)
                precondition(result == 0, "the kernel has randomness on every system we run on")
                start += length
            }
        }
        return bytes
    }
}
