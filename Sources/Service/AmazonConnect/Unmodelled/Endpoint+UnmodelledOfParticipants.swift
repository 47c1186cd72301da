extension Endpoint {
    /// The operations of the participant service that are not modelled.
    static let unmodelledOfParticipants = """
        POST /participant/cancel-authentication CancelParticipantAuthentication
        GET /participant/views/{+} DescribeView
        POST /participant/authentication-url GetAuthenticationUrl
        """
}
