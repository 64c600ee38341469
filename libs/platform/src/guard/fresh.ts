/** Sensitive acts ask that whoever is at the keyboard proved himself a short while ago, and not only that his session lasts. */
import { SetMetadata } from '@nestjs/common';
import { GraphQLError } from 'graphql';

export const FRESH = 'quittance:fresh';

/** How long a proof of oneself (a sign-in counts as one) is good for sensitive acts. */
export const FRESH_FOR = Temporal.Duration.from({ minutes: 10 });

/** Beside @May: the act is answered by REAUTHENTICATION_REQUIRED when the last proof is older than FRESH_FOR; the portal asks for it and sends the act again. */
export const Fresh = () => SetMetadata(FRESH, true);

/** Until when what was proved at this instant is fresh. */
export const freshUntil = (authenticatedAt: Temporal.Instant): Temporal.Instant => authenticatedAt.add(FRESH_FOR);

export const isFresh = (authenticatedAt: Temporal.Instant | undefined, now: Temporal.Instant): boolean =>
  authenticatedAt !== undefined && Temporal.Instant.compare(freshUntil(authenticatedAt), now) > 0;

export const notFresh = () => new GraphQLError('Prove again that it is you', { extensions: { code: 'REAUTHENTICATION_REQUIRED' } });
