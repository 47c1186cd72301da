import Encoding
import HTTP

/// The control and Applied calls as OpenAPI 3.1, written from the route table.
///
///     Endpoint.all ─► paths and methods ─► Operation.all, by the route's name ─► schemas
enum OpenAPIDocument {
    /// The document as a JSON text; its calls stand below `base`.
    static func text(of endpoints: [Endpoint], base: String) -> [UInt8] {
        var writer = JSONWriter(capacity: 65_536)
        writer.beginObject()
        writer.member("openapi", "3.1.0")
        writer.name("info")
        writer.beginObject()
        writer.member("title", "chatgate")
        writer.member("summary", "A chat widget's backend for development and tests.")
        writer.member("version", Version.text)
        writer.endObject()
        writer.name("servers")
        writer.beginArray()
        writer.beginObject()
        writer.member("url", base)
        writer.endObject()
        writer.endArray()
        writePaths(of: endpoints.filter { $0.surface.tag != nil }, to: &writer)
        writeComponents(to: &writer)
        writer.endObject()
        return writer.bytes
    }

    private static func writePaths(of endpoints: [Endpoint], to writer: inout JSONWriter) {
        var paths: [String] = []
        for endpoint in endpoints where !paths.contains(endpoint.path) { paths.append(endpoint.path) }
        writer.name("paths")
        writer.beginObject()
        for path in paths {
            writer.name(path)
            writer.beginObject()
            for endpoint in endpoints where endpoint.path == path {
                guard let operation = Operation.all[endpoint.route.name] else { continue }
                writer.name(endpoint.route.method.text.lowercased())
                operation.write(of: endpoint, to: &writer)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    private static func writeComponents(to writer: inout JSONWriter) {
        writer.name("components")
        writer.beginObject()
        writer.name("schemas")
        writer.beginObject()
        for name in SchemaName.allCases {
            writer.name(name.rawValue)
            Schema.of(name).write(to: &writer)
        }
        writer.endObject()
        writer.name("responses")
        writer.beginObject()
        writer.name("Problem")
        Operation.write(
            "What is wrong.", "application/problem+json", .named(.problem), to: &writer)
        writer.endObject()
        writer.name("securitySchemes")
        writer.rawBytes(Array(securitySchemes.utf8))
        writer.endObject()
    }

    private static let securitySchemes = #"""
        {"contactContextToken":{"type":"http","scheme":"bearer","bearerFormat":"JWT",\#
        "description":"Who the visitor is; without it the visitor is anonymous."},\#
        "proxySignature":{"type":"apiKey","in":"query","name":"signature",\#
        "description":"The last of the parameters that Shopify's app proxy adds and signs."},\#
        "adminToken":{"type":"http","scheme":"bearer",\#
        "description":"CHATGATE_ADMIN_TOKEN; wanted off loopback alone."}}
        """#
}
