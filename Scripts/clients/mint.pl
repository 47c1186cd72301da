# Prints the token for {"secret","claims","header"} on standard input, by Crypt::JWT.
use strict;
use warnings;
use Crypt::JWT qw(encode_jwt);
use Encode qw(encode_utf8);
use JSON::PP;

my $asked = do { local $/; decode_json(<STDIN>) };
print encode_jwt(
    payload => $asked->{claims}, key => encode_utf8($asked->{secret}),
    alg => 'HS256', extra_headers => { typ => 'JWT', %{ $asked->{header} } });
