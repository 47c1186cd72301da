import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    /// The calendar clock is set by hand, by a time server, or by a machine that wakes up.
    @Suite struct `steps of the calendar clock` {
        private static let day = 86_400

        @Test(arguments: Poller.Kind.allCases, [[-day, day], [20_000 * day, -20_000 * day]])
        func `no deadline moves with them`(_ kind: Poller.Kind, _ offsets: [Int]) throws {
            let stage = try SocketStage(kind) {
                ($0.idle, $0.request, $0.write) = (.seconds(1), .seconds(1), .seconds(1))
                $0.heartbeat = .seconds(1)
            }
            Interference.begin(on: stage.server.thread)
            let start = SystemClock.monotonic()
            let idle = try TestConnection(stage.server.address)
            let half = try TestConnection(stage.server.address)
            half.send(Array("GET /x HTTP".utf8))
            let socket = try stage.openRaw()
            let slow = try TestConnection(stage.server.address, window: 4096)
            slow.send(TestHandler.get("/big/20000000"))
            let other = try TestConnection(stage.server.address)
            for offset in offsets {
                usleep(50_000)
                Interference.change { $0.calendarOffset = offset }
                #expect(other.exchange(TestHandler.get("/x"))?.text == "/x")
            }
            #expect(SystemClock.monotonic() - start < 900)
            #expect(!idle.isReadable() && !half.isReadable() && !socket.isReadable())
            #expect(idle.isAtEnd())
            #expect(half.answer()?.status == 408)
            #expect(socket.bytes(2) == [0x89, 0])
            #expect((990...4000).contains(SystemClock.monotonic() - start))
            usleep(500_000)
            #expect(slow.rest().count < 20_000_000)
            #expect(Interference.end().turns < 200)
            for client in [idle, half, socket, slow, other] { client.close() }
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: [-day, day])
        func `the date of an answer follows within a second`(_ offset: Int) throws {
            let stage = try SocketStage()
            Interference.begin(on: stage.server.thread)
            let client = try TestConnection(stage.server.address)
            #expect(client.exchange(TestHandler.get("/x"))?.text == "/x")
            Interference.change { $0.calendarOffset = offset }
            let start = SystemClock.monotonic()
            let day = IMFDate.text(SystemClock.milliseconds() + Int64(offset) * 1000).prefix(16)
            let followed = waitUntil { client.exchange(TestHandler.get("/x"))?.head.contains(day) ?? false }
            #expect(followed && SystemClock.monotonic() - start < 4000)
            Interference.end()
            client.close()
            stage.stop(closed: [])
        }
    }
}
