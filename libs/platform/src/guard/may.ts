/** Each door carries its permission: what one must be allowed to do, or that it stands open on purpose. */
import { SetMetadata } from '@nestjs/common';
import type { Action, SubjectName } from '@quittance/access';

export const MAY = 'quittance:may';
export interface Permission { action?: Action; subject?: SubjectName; open?: string; /** A door of the debtor's page. */ visitor?: boolean }

/** Only who may `action` on at least some rows of `subject` gets in; which rows, the service asks of rowsFor. */
export const May = (action: Action, subject: SubjectName) => SetMetadata(MAY, { action, subject } satisfies Permission);

/** Only a debtor let in to his case, who may `action` on rows of `subject`. Without a visit: NoVisit, which the page answers with its entrance. */
export const MayVisitor = (action: Action, subject: SubjectName) => SetMetadata(MAY, { action, subject, visitor: true } satisfies Permission);

/** Open to anyone who is signed in (his own account). */
export const MaySignedIn = () => SetMetadata(MAY, { action: 'leave', subject: 'Account' } satisfies Permission);

/** Open to the anonymous, with the reason. */
export const OpenDoor = (why: string) => SetMetadata(MAY, { open: why } satisfies Permission);
