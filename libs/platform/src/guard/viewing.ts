/** Who looks with another's eyes has no hands: every act is refused to him, but the few that are about looking. */
import { ForbiddenException, SetMetadata } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** A view as another, kept with the session. as: creditor | bailiff; debtor, of a visit. */
export interface ViewingAs { id: string; as: 'creditor' | 'bailiff' | 'debtor'; subjectName: string; beganAt: Temporal.Instant; expiresAt: Temporal.Instant; backTo: string }

export const WHILE_VIEWING = 'quittance:while-viewing';

/** Beside @May: to be done by one who looks as another, too (to stop looking). */
export const WhileViewing = () => SetMetadata(WHILE_VIEWING, true);

export class ViewingOnly extends ForbiddenException {}

export const viewingOnly = (graphql: boolean): Error => (graphql ? new GraphQLError('You are looking as another: nothing can be done', { extensions: { code: 'VIEWING_ONLY' } }) : new ViewingOnly('viewing_only'));
