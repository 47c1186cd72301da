package import Encoding
package import Tokens

/// Why a key could not be put in or taken out.
package enum KeyFault: Error, Sendable, Equatable {
    /// A key of that name is there.
    case alreadyThere
    /// No key of that name is there.
    case unknown
    /// It is the widget's last key, and without one nobody could log in.
    case last
    /// The widget has security off, and so no key.
    case noKeys
    /// The widget has as many keys as it takes.
    case full
}

/// No more widgets fit into a sandbox.
package struct WidgetsFull: Error, Sendable {}

extension Sandbox {
    /// The most widgets of a sandbox, and keys of a widget, that are put in one by one.
    ///
    /// It is `members`: what a list of them in one text may hold (contract, section 2).
    package var maximumMembers: Int { limits.members }

    /// Puts a key before the others of a widget; the requests that follow are judged with it.
    package mutating func addKey(_ key: SigningKey, widget place: Int, at now: Instant) throws(KeyFault) {
        var widget = served[place].widget
        if widget.connect?.security == .off { throw .noKeys }
        if let id = key.id, widget.keys.key(named: id) != nil { throw .alreadyThere }
        if widget.keys.keys.count >= maximumMembers {
            record(.limit(name: "members", maximum: maximumMembers), widget: place, at: now)
            throw .full
        }
        widget.keys.add(key)
        serve(widget, at: place, now)
    }

    /// Takes a key away from a widget: what it signed is refused from now on.
    package mutating func removeKey(_ id: String, widget place: Int, at now: Instant) throws(KeyFault) {
        var widget = served[place].widget
        guard widget.keys.key(named: id) != nil else { throw .unknown }
        if widget.keys.keys.count == 1 { throw .last }
        _ = widget.keys.remove(named: id)
        serve(widget, at: place, now)
    }

    /// Puts a widget into this sandbox alone, in place of one with the same id; true where it is new.
    package mutating func put(_ widget: Widget, at now: Instant) throws(WidgetsFull) -> Bool {
        if let place = place(ofWidget: widget.id) {
            serve(widget, at: place, now)
            return false
        }
        if served.count >= maximumMembers {
            reached(limit: "members", maximum: maximumMembers, at: now)
            throw WidgetsFull()
        }
        served.append(ServedWidget(widget, limits))
        record(.widget(keys: widget.keys.keys.compactMap(\.id)), widget: served.count - 1, at: now)
        return true
    }

    private mutating func serve(_ widget: Widget, at place: Int, _ now: Instant) {
        served[place] = ServedWidget(widget, limits)
        record(.widget(keys: widget.keys.keys.compactMap(\.id)), widget: place, at: now)
    }
}
