/** What a program without the house needs to check the trail: plain functions, no server. */
export * from './chain.ts';
export * from './evidence-key.ts';
export * from './verify-evidence.ts';
