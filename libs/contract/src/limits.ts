/** What a file may weigh that travels inside a mutation, in bytes: a paper, a signed mandate, an act. The screens tell it before it is sent, the door holds it. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
