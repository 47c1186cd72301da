import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `one byte at a time` {
        @Test(arguments: Poller.Kind.allCases, Exchange.allCases)
        func `an exchange goes as ever over a socket that moves one byte at a time`(
            _ kind: Poller.Kind, _ exchange: Exchange
        ) throws {
            let stage = try ExchangeStage(kind, exchange)
            Interference.begin(on: stage.server.thread) { $0.mostBytes = 1 }
            let client = try TestConnection(stage.server.address)
            #expect(exchange.goes(on: client, stage))
            client.close()
            #expect(Interference.leavesNothing)
            let came = Interference.end()
            // Each call that moves a byte is one turn, and not one more is spent on it.
            let moves = came.counts[.send, default: 0] + came.counts[.recv, default: 0]
            #expect(moves > 60 && came.turns < moves + 100)
            try stage.check(exchange)
            stage.stop(exchange)
        }

        @Test(arguments: Poller.Kind.allCases, Exchange.allCases)
        func `an exchange goes as ever with a client that moves one byte at a time`(
            _ kind: Poller.Kind, _ exchange: Exchange
        ) throws {
            let stage = try ExchangeStage(kind, exchange)
            let client = try TestConnection(stage.server.address, window: 1)
            client.mostBytes = 1
            #expect(exchange.goes(on: client, stage))
            client.close()
            stage.checkOther()
            stage.stop(exchange)
        }
    }
}
