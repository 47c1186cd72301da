extension PageCheck {
    /// HTML standard §13.2.6.4.8: a script that is open at the end of the page is never run.
    static let openScript = PageCheck("open-script", "The snippet's script is closed.") { observation in
        observation.page.scripts
            .filter { !$0.isClosed && !($0.snippet.calls.isEmpty && $0.snippet.loaders.isEmpty) }
            .map { script in
                .fail(
                    script.range.lowerBound,
                    "the snippet's script is never closed, so a browser runs none of it",
                    "End it with </script>; <script/> closes nothing.")
            }
    }
}
