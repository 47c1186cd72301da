/// The inspector's markup; whatever is said in a chat is put in by the script, as text.
enum InspectorPage {
    static let html = #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>chatgate inspector</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="inspector/style.css">
        <script src="inspector/app.js" defer></script>
        </head>
        <body>
        <header>
        <h1>chatgate inspector</h1>
        <p id="status" role="status">Connecting…</p>
        <noscript><p>This page needs JavaScript: it asks chatgate what happens.</p></noscript>
        <form id="admin" class="line" hidden>
        <label class="grow">Admin token: off loopback control wants it; this page keeps it in memory alone
        <input name="token" type="password" autocomplete="off" required></label>
        <button>Open</button>
        </form>
        </header>
        <main>

        <div>
        <section aria-labelledby="sandboxes-title">
        <h2 id="sandboxes-title">Sandboxes</h2>
        <ul id="sandboxes" class="list tall" aria-labelledby="sandboxes-title"></ul>
        </section>
        <section aria-labelledby="sessions-title">
        <h2 id="sessions-title">Sessions</h2>
        <label>Find by customer, widget, id or text
        <input id="search" type="search" autocomplete="off"></label>
        <p id="sessions-note" class="soft"></p>
        <ul id="sessions" class="list tall" aria-labelledby="sessions-title"></ul>
        </section>
        </div>

        <section aria-labelledby="chat-title">
        <h2 id="chat-title">Chat</h2>
        <p id="chat-note" class="soft">No session is chosen.</p>
        <ol id="log" role="log" aria-labelledby="chat-title" tabindex="0"></ol>
        <form id="answer" class="line">
        <label class="grow">Answer as the agent
        <input name="text" autocomplete="off" required disabled></label>
        <button disabled>Answer</button>
        </form>
        <div class="line"><button type="button" id="end" disabled>End the chat</button></div>
        </section>

        <div>
        <section aria-labelledby="agent-title">
        <h2 id="agent-title">What the agent is told</h2>
        <dl>
        <dt>Identity</dt><dd id="fact-identity">–</dd>
        <dt>History scope</dt><dd id="fact-scope">–</dd>
        <dt>Trust</dt><dd id="fact-trust">–</dd>
        <dt>Context</dt><dd><pre id="fact-context" tabindex="0" aria-label="Agent context">–</pre></dd>
        <dt>Stripped from what the page said</dt><dd id="fact-stripped">–</dd>
        <dt>Metadata that passed</dt>
        <dd><pre id="fact-metadata" tabindex="0" aria-label="Metadata">–</pre></dd>
        </dl>
        </section>
        <section aria-labelledby="verdict-title">
        <h2 id="verdict-title">How its tokens were judged</h2>
        <div id="verdicts"></div>
        </section>
        </div>

        <section aria-labelledby="events-title" class="two">
        <h2 id="events-title">Events</h2>
        <div class="line">
        <label class="grow">Type <select id="event-type"><option value="">every type</option></select></label>
        <label class="check"><input id="event-session" type="checkbox"> of the chosen session alone</label>
        </div>
        <p id="events-note" class="soft"></p>
        <ol id="events" reversed tabindex="0" aria-labelledby="events-title"></ol>
        </section>

        <div>
        <section aria-labelledby="clock-title">
        <h2 id="clock-title">Clock</h2>
        <p><time id="now">–</time> <span id="clock-state" class="badge"></span></p>
        <form id="freeze" class="line">
        <label class="grow">Stop it at; now where nothing is given
        <input name="at" autocomplete="off" placeholder="2026-01-15T09:00:00Z"></label>
        <button>Freeze</button>
        </form>
        <form id="advance" class="line">
        <label class="grow">Move it forward by
        <input name="by" autocomplete="off" value="5m" required></label>
        <button>Advance</button>
        </form>
        <div class="line">
        <button type="button" id="next-timer">To the next timer</button>
        <button type="button" id="resume">Resume</button>
        </div>
        </section>
        <section aria-labelledby="token-title">
        <h2 id="token-title">Judge a token</h2>
        <form id="judge">
        <label>Widget <select name="widget" required></select></label>
        <label>Token <textarea name="token" rows="4" autocomplete="off" spellcheck="false"></textarea></label>
        <button>Judge</button>
        </form>
        <div id="judged" aria-live="polite"></div>
        </section>
        </div>

        </main>
        </body>
        </html>

        """#
}
