/// The demo page's markup; whatever is said in it is put in by the script, as text.
enum DemoPage {
    static let html = #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>chatgate demo</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="demo/style.css">
        <script src="demo/app.js" defer></script>
        </head>
        <body>
        <header>
        <h1>chatgate demo</h1>
        <p>A website, its chat widget and the agent behind it, all on this machine. Start a chat and see what
        the agent is told about the visitor, and what is kept from the agent.</p>
        <noscript><p>This page needs JavaScript: it is the widget.</p></noscript>
        </header>
        <main>

        <section aria-labelledby="setup-title">
        <h2 id="setup-title">1. The website</h2>
        <form id="setup">
        <fieldset>
        <legend>Widget</legend>
        <label><input type="radio" name="platform" value="applied" checked>
        Applied <code>demo-applied</code></label>
        <label><input type="radio" name="platform" value="connect">
        Amazon Connect <code>…c0de</code></label>
        </fieldset>
        <fieldset>
        <legend>Visitor</legend>
        <label><input type="radio" name="visitor" value="customer" checked>
        Signed in as a customer</label>
        <label><input type="radio" name="visitor" value="anonymous"> Anonymous</label>
        <label><input type="radio" name="visitor" value="forger">
        A forger: changes the token once it is signed</label>
        </fieldset>
        <div class="pair">
        <label>Customer
        <input name="customer" value="u-42" autocomplete="off" required maxlength="128"></label>
        <label>Plan, as the website signs it
        <input name="signed" value="free" autocomplete="off"></label>
        </div>
        <label>Plan, as the page claims it
        <input name="claimed" value="gold" autocomplete="off"></label>
        <p class="hint" id="hint"></p>
        <button>Start a chat</button>
        </form>
        <div id="token-box" hidden>
        <h3>The token</h3>
        <p id="verdict" class="verdict"></p>
        <pre id="claims" tabindex="0" aria-label="The token's claims"></pre>
        </div>
        </section>

        <section aria-labelledby="chat-title">
        <h2 id="chat-title">2. The visitor</h2>
        <p id="status" role="status">No chat yet.</p>
        <ol id="log" role="log" aria-label="Conversation" tabindex="0"></ol>
        <form id="say" class="line">
        <label class="grow">Message
        <input name="text" autocomplete="off" required disabled></label>
        <button disabled>Send</button>
        </form>
        <div class="line">
        <button type="button" id="history" disabled>History</button>
        <button type="button" id="leave" disabled>Leave</button>
        </div>
        <div id="past-box" hidden>
        <h3>History</h3>
        <p id="past-scope"></p>
        <ol id="past"></ol>
        </div>
        </section>

        <section aria-labelledby="agent-title">
        <h2 id="agent-title">3. The agent</h2>
        <dl id="facts">
        <dt>Identity</dt><dd id="fact-identity">–</dd>
        <dt>History scope</dt><dd id="fact-scope">–</dd>
        <dt>Told about the visitor</dt>
        <dd><pre id="fact-context" tabindex="0" aria-label="Agent context">–</pre></dd>
        <dt>Trust</dt><dd id="fact-trust">–</dd>
        <dt>Stripped from what the page said</dt><dd id="fact-stripped">–</dd>
        </dl>
        <form id="answer" class="line">
        <label class="grow">Answer as the agent
        <input name="text" autocomplete="off" required disabled></label>
        <button disabled>Answer</button>
        </form>
        <div class="line"><button type="button" id="end" disabled>End the chat</button></div>
        </section>

        <section aria-labelledby="wire-title" class="wide">
        <h2 id="wire-title">On the wire</h2>
        <p>What this page asked chatgate, newest first.</p>
        <ol id="wire" reversed tabindex="0" aria-label="Calls"></ol>
        </section>

        </main>
        </body>
        </html>

        """#
}
