/**
 * The file of evidence of a signature: what was signed, by its hash; who, and by what he proved it; each step with its instant and address;
 * what he agreed to, word for word; what the signature is worth. As JSON for a machine; the paper says the same for a person. Its own hash
 * stands in the audit chain, so that it can't be written anew.
 */
export interface EvidenceStep { at: string; kind: string; by: string | null; ip: string | null; userAgent: string | null; facts: Record<string, unknown> }
export interface Evidence {
  format: 'quittance-signature-evidence'; version: 1;
  request: { id: string; kind: string; reference: string; proposedAt: string; proposedBy: string; expiresAt: string };
  document: { id: string; name: string; sha256: string; size: number };
  agency: { id: string; name: string; siren: string }; creditor: { id: string; name: string; siren: string };
  signatory: { name: string; capacity: string; proposedCapacity: string; email: string };
  proof: { channel: 'email' | 'sms'; sentTo: string; codeSentAt: string; through: 'mail' | 'session'; linkMadeAt: string; userId: string | null };
  signature: { at: string; ip: string | null; userAgent: string | null; locale: string; consents: string[] };
  level: { name: 'simple'; law: string[]; words: string };
  result: { mandateId: string | null; powerId: string | null };
  steps: EvidenceStep[];
}
export const evidenceBytes = (evidence: Evidence): Buffer => Buffer.from(`${JSON.stringify(evidence, null, 2)}\n`, 'utf8');
