import FuzzProperties
import Glibc

/// What libFuzzer calls with every input; the reader is named by the variable `FUZZ_READER`.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do throws(Violation) {
        try fuzzedReader.check(bytes)
    } catch {
        let line = Array("violation: \(error.sentence)\n".utf8)
        _ = unsafe write(2, line, line.count)
        abort()
    }
    return 0
}

/// The reader of this process; there is none without the variable.
private let fuzzedReader: FuzzedReader = {
    let name = unsafe getenv("FUZZ_READER").map { unsafe String(cString: $0) } ?? ""
    guard let reader = FuzzedReader.all.first(where: { $0.name == name }) else {
        preconditionFailure("FUZZ_READER names no reader")
    }
    return reader
}()
