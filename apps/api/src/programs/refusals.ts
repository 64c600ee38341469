/** What is refused to a program, as HTTP says it. Any other refusal is 422: understood, and against a rule that the answer names. */
export const REFUSAL_STATUS: Readonly<Record<string, number>> = {
  bad_fields: 400, not_found: 404, idempotency_key_reused: 409, file_too_big: 413, files_too_big: 413, too_many_files: 413, quota_reached: 413, nothing_to_place: 422, no_mandate: 422,
};
export const statusOf = (code: string): number => REFUSAL_STATUS[code] ?? 422;
