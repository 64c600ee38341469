import { ConsoleLogger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { Refused } from './refusal.ts';

/** Says what is wrong with us. What is refused to a caller is an answer, not a fault: it is told to him and kept in the audit, not cried out here. */
export class HouseLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['fatal', 'error', 'warn'] });
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof GraphQLError || message instanceof Refused) return;
    super.error(message, ...(rest as [string]));
  }
}
