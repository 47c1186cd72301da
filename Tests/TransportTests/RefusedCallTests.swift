import Glibc
import Testing
import Transport

extension TransportTests {
    @Suite struct `calls that the system refuses` {
        /// A call of the loop, the errors with which it may fail, and whether its connection may be lost.
        private typealias Group = (call: Interference.Call, errors: [Int32], isFatal: Bool)

        @Test(arguments: Poller.Kind.allCases, Exchange.allCases)
        func `each call fails once, and only the connection that it was for may notice`(
            _ kind: Poller.Kind, _ exchange: Exchange
        ) throws {
            let groups: [Group] = [
                (.recv, [EINTR, EAGAIN], false), (.recv, [ECONNRESET, ETIMEDOUT, ENOMEM, ENOBUFS], true),
                (.send, [EINTR, EAGAIN], false), (.send, [ECONNRESET, EPIPE, ENOMEM, ENOBUFS], true),
                (.epoll_ctl, [ENOMEM, ENOSPC], true), (.epoll_wait, [EINTR], false),
                (.poll, [EINTR, ENOMEM], false), (.setsockopt, [ENOBUFS], false),
                (.shutdown, [ENOTCONN], false),
            ]
            let stage = try ExchangeStage(kind, exchange)
            let totals = try refuseAll(groups, exchange, stage)
            #expect(totals[.recv, default: 0] >= 6 && totals[.send, default: 0] >= 6)
            // An answer that does not fit is watched for, twice changed: of two errors each.
            if exchange == .requests, kind == .epoll { #expect(totals[.epoll_ctl, default: 0] >= 6) }
            stage.stop(exchange)
        }

        @Test(arguments: Poller.Kind.allCases)
        func `who waits at the door comes in whatever went wrong there`(_ kind: Poller.Kind) throws {
            let stage = try ExchangeStage(kind, .upload)
            let errors = [
                EINTR, EAGAIN, ECONNABORTED, EPROTO, EPERM, EMFILE, ENFILE, ENOMEM, ENOBUFS, EINVAL,
            ]
            // The one that brings the connection, and the one that says that there are no more.
            #expect(try refuseAll([(.accept4, errors, false)], .upload, stage)[.accept4] == 2 * errors.count)
            stage.stop(.upload)
        }

        @Test(arguments: Poller.Kind.allCases, [EMFILE, ENOMEM, EINVAL])
        func `a door that stays shut for a while costs no processor time`(
            _ kind: Poller.Kind, _ error: Int32
        ) throws {
            let stage = try ExchangeStage(kind, .upload)
            let refusal = Interference.Refusal(call: .accept4, number: 1, error: error, times: 4)
            Interference.begin(on: stage.server.thread) { $0.refusal = refusal }
            let start = SystemClock.monotonic()
            let client = try TestConnection(stage.server.address)
            client.send(Exchange.chunks)
            for _ in 0..<20 { stage.checkOther() }
            #expect(client.answer()?.text == "hello world")
            client.close()
            // A tenth of a second's rest behind each refusal.
            #expect(SystemClock.monotonic() - start > 350)
            #expect(Interference.end().turns < 100)
            stage.stop(.upload)
        }

        @Test func `a server that cannot start says why and leaves nothing open`() throws {
            let calls: [Interference.Call] = [
                .socket, .bind, .listen, .getsockname, .epoll_create1, .eventfd,
            ]
            let address = try #require(ListenAddress("127.0.0.1:0"))
            for call in calls {
                for error in [EMFILE, ENOMEM, ENOBUFS] {
                    Interference.begin(on: pthread_self()) {
                        $0.refusal = Interference.Refusal(call: call, number: 1, error: error)
                    }
                    let text = unsafe String(cString: strerror(error))
                    #expect(
                        throws: ServerError.notAvailable(
                            call: call.rawValue, number: error, reason: text)
                    ) { try Server(listen: address, handler: TestHandler.make()) }
                    let came = Interference.end()
                    #expect(came.hasRefused && came.open.isEmpty)
                }
            }
        }

        /// Refuses each of the calls that an exchange makes with each of the errors; how many those were.
        private func refuseAll(
            _ groups: [Group], _ exchange: Exchange, _ stage: ExchangeStage
        ) throws -> [Interference.Call: Int] {
            var totals: [Interference.Call: Int] = [:]
            for (call, errors, isFatal) in groups {
                for error in errors {
                    var number = 1
                    while try refuse(call, number, error, isFatal, exchange, stage) { number += 1 }
                    totals[call, default: 0] += number - 1
                }
            }
            return totals
        }

        /// One exchange of which one call is refused; whether there was such a call.
        private func refuse(
            _ call: Interference.Call, _ number: Int, _ error: Int32, _ isFatal: Bool, _ exchange: Exchange,
            _ stage: ExchangeStage
        ) throws -> Bool {
            let refusal = Interference.Refusal(call: call, number: number, error: error)
            Interference.begin(on: stage.server.thread) {
                $0.refusal = refusal
                $0.mostBytes = 8_000
            }
            let start = SystemClock.monotonic()
            let client = try TestConnection(stage.server.address, window: 4096)
            let isWhole = exchange.goes(on: client, stage)
            client.close()
            #expect(SystemClock.monotonic() - start < 4000, "\(refusal)")
            #expect(Interference.leavesNothing, "\(refusal)")
            let came = Interference.end()
            if !came.hasRefused || !isFatal { #expect(isWhole, "\(refusal)") }
            // A loop that spins waits many thousands of times meanwhile.
            #expect(came.turns < 400, "\(refusal)")
            if came.hasRefused { try stage.check(exchange) }
            return came.hasRefused
        }
    }
}
