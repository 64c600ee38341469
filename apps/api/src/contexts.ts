/** The contexts of the house, in their order, and all their entities: the door and the worker stand on the same. */
import { CasesModule, casesEntities } from '@quittance/cases';
import { ContactModule, contactEntities } from '@quittance/contact';
import { DeskModule, PrivacyModule } from '@quittance/desk';
import { DocumentsModule, documentsEntities } from '@quittance/documents';
import { IdentityModule, identityEntities } from '@quittance/identity';
import { JudicialModule, judicialEntities } from '@quittance/judicial';
import { MoneyModule, moneyEntities } from '@quittance/money';
import { IntakeModule, intakeEntities } from '@quittance/intake';
import { PartiesModule, partiesEntities } from '@quittance/parties';

export const contexts = [IdentityModule, DocumentsModule, PartiesModule, CasesModule, IntakeModule, MoneyModule, ContactModule, JudicialModule, DeskModule, PrivacyModule];
export const entities = [...identityEntities, ...documentsEntities, ...partiesEntities, ...casesEntities, ...intakeEntities, ...moneyEntities, ...contactEntities, ...judicialEntities];
