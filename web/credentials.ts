export const CREDENTIAL_PREFIX = 'credential.';

/** A connector's form: its own fields by their names, and who gave the access. */
export async function readCredentials(request: Request) {
  const data = await request.formData();
  const credentials: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value !== 'string' || !name.startsWith(CREDENTIAL_PREFIX)) continue;
    credentials[name.slice(CREDENTIAL_PREFIX.length)] = value.trim();
  }
  const grantedBy = String(data.get('grantedBy') ?? '');
  const secret = data.getAll('secret').map(String);
  const kept = Object.entries(credentials).filter(([name]) => !secret.includes(name));
  return {
    connector: String(data.get('connector') ?? ''),
    credentials,
    grantedBy,
    /** For the form again; secrets are typed anew. */
    kept: { grantedBy, values: Object.fromEntries(kept) },
  };
}
