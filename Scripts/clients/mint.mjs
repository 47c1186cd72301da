// Prints the token for {"secret","claims","header"} on standard input, by Node's own crypto alone.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const { secret, claims, header } = JSON.parse(readFileSync(0, "utf8"));
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signed = `${part({ alg: "HS256", typ: "JWT", ...header })}.${part(claims)}`;
const signature = createHmac("sha256", secret).update(signed).digest("base64url");
process.stdout.write(`${signed}.${signature}`);
