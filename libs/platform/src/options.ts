/** What a process is told at its start. */
export const PLATFORM_OPTIONS = Symbol('platform options');

export interface PlatformOptions {
  /** As the application's own role, which owns nothing (orm/wall-roles: applicationUrl). */
  databaseUrl: string;
  /** The checkout: migrations stand below it. */
  root: string;
  /** Where Chromium is unpacked, once a version. */
  cacheDir: string;
  /** What is kept between starts beside the database, such as the key of the evidence; without it, beside cacheDir. */
  dataDir?: string | undefined;
  /** This process relays the outbox and runs jobs. */
  works: boolean;
  /** Accounts on the sign-in page; never in production. */
  demo: boolean;
  production: boolean;
  /** The address that letters print, e.g. http://localhost:3000. */
  publicUrl: string;
  /** What the house seals its secrets with, 32 bytes: of SECRET_KEY, or of a file beside the data. Without it nothing can be sealed. */
  secretKey?: Uint8Array | undefined;
  /** By which e-mail leaves; without it, it waits. */
  mail?: MailServer | undefined;
}

/** url: smtp(s)://user:password@host:port. from: "Orvelle Recouvrement <dossiers@orvelle.example>". */
export interface MailServer { url: string; from: string }
