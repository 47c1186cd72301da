/// The values that several calls share; each stands once in the document, under its name.
enum SchemaName: String, CaseIterable, Sendable {
    case problem = "Problem"
    case check = "Check"
    case verdict = "Verdict"
    case identity = "Identity"
    case message = "Message"
    case started = "Started"
    case visitorSession = "VisitorSession"
    case session = "Session"
    case event = "Event"
    case events = "Events"
    case eventMismatch = "EventMismatch"
    case fault = "Fault"
    case clock = "Clock"
    case key = "Key"
    case widget = "Widget"
}
