// A city's identity provider for tests: `node provider.mjs PORT REDIRECT_URI`.
// Whoever signs in as NAME is NAME@example.org; the address of "unconfirmed" is not verified.
import { Provider } from "oidc-provider";

const [port, back] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "migrado",
      client_secret: "a secret of tests",
      redirect_uris: [back],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["a key of tests"] },
  pkce: { required: () => true },
  async findAccount(_, name) {
    const email = `${name}@example.org`;
    const claims = { sub: `subject-${name}`, email, email_verified: name !== "unconfirmed", name };
    return { accountId: name, claims: async () => claims };
  },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
