import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    /// Every byte of what goes either way is one at which a peer may be gone.
    @Suite struct `peers that go away` {
        /// How a peer goes.
        enum Leaving: CaseIterable, Sendable {
            /// It says that it sends no more, and reads what is left.
            case halfway
            /// It closes.
            case close
            /// It resets.
            case reset
        }

        @Test(arguments: Poller.Kind.allCases, Exchange.allCases)
        func `at any byte of what it sends, it leaves nothing behind`(
            _ kind: Poller.Kind, _ exchange: Exchange
        ) throws {
            let stage = try ExchangeStage(kind, exchange)
            let bytes = exchange.script
            try leave(0...bytes.count, exchange, stage) { client, count in
                client.send(Array(bytes.prefix(count)))
            }
            stage.stop(exchange)
        }

        @Test(arguments: Poller.Kind.allCases, Exchange.allCases)
        func `at any byte of what it is sent, it leaves nothing behind`(
            _ kind: Poller.Kind, _ exchange: Exchange
        ) throws {
            let stage = try ExchangeStage(kind, exchange)
            let whole = try TestConnection(stage.server.address)
            let length = exchange.answerLength(on: whole)
            whole.close()
            try leave(0...length, exchange, stage) { client, count in
                client.mostBytes = max(1, count)
                client.send(exchange.script)
                #expect(client.bytes(count).count == count)
            }
            stage.stop(exchange)
        }

        @Test(arguments: Poller.Kind.allCases)
        func `many that go in the turn in which the server stops are let go once`(_ kind: Poller.Kind) throws
        {
            let server = try TestServer(kind)
            let clients = try (0..<60).map { _ in try TestConnection(server.address) }
            for client in clients { #expect(client.exchange(TestHandler.get("/x"))?.text == "/x") }
            clients[0].send(TestHandler.get("/sleep"))
            usleep(50_000)
            for client in clients[40...] { client.close() }
            server.wakeup.raise()
            #expect(clients[0].answer()?.text == "/sleep")
            for client in clients[..<40] { #expect(client.isAtEnd()) }
            server.stop()
        }

        /// Has one client after the other go as far as `act` says, and go away.
        private func leave(
            _ range: ClosedRange<Int>, _ exchange: Exchange, _ stage: ExchangeStage,
            _ act: (TestConnection, Int) -> Void
        ) throws {
            for leaving in Leaving.allCases {
                Interference.begin(on: stage.server.thread)
                for count in range {
                    let client = try TestConnection(stage.server.address)
                    act(client, count)
                    switch leaving {
                    case .halfway:
                        client.endInput()
                        _ = client.rest()
                        client.close()
                    case .close: client.close()
                    case .reset: client.reset()
                    }
                    if count % 16 == 0 { stage.checkOther() }
                }
                // Whoever comes last finds all the others accepted.
                let last = try TestConnection(stage.server.address)
                #expect(last.exchange(TestHandler.get("/last"))?.text == "/last")
                last.close()
                #expect(Interference.leavesNothing)
                #expect(Interference.end().turns < 20 * range.count + 100)
                try stage.check(exchange)
            }
        }
    }
}
