import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { FileInput } from '@quittance/documents';

@InputType({ description: 'Whom a doubtful debtor is. debtorId null: a new one.' })
export class RecognitionDecision {
  @Field(() => ID, { description: 'key of the preview case' }) key!: string;
  @Field(() => ID, { nullable: true }) debtorId?: string | null;
}

@InputType({ description: 'The creditor’s own payment terms, for invoices that give no due date (a FEC never does). days: 0 to 120, from the date of the invoice. Terms beyond C. com. L441-10 are taken, and told as a warning.' })
export class PaymentTermsInput {
  @Field(() => Int) days!: number;
  @Field() endOfMonth!: boolean;
}

@InputType({ description: 'column: from 0; field: a name of the mapping fields.' })
export class ColumnReadAsInput {
  @Field(() => Int) column!: number;
  @Field() field!: string;
}

@InputType({ description: 'How the columns of a table file are read, by the name of the file. remember: keep it for files of the same columns.' })
export class FileMappingInput {
  @Field() file!: string;
  @Field(() => [ColumnReadAsInput]) columns!: ColumnReadAsInput[];
  @Field({ nullable: true }) remember?: boolean;
}

@InputType({ description: 'To which invoice a paper belongs where its name does not tell. reference null: it is left out; not given: by its name. kind: invoice | contract | order | delivery | correspondence | terms | other; not given: by its name.' })
export class AttachmentChoiceInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) reference?: string | null;
  @Field(() => String, { nullable: true }) kind?: string | null;
}

@InputType({ description: 'Where the debtor of a preview case is, where the file does not say.' })
export class DebtorAddressInput {
  @Field(() => ID, { description: 'key of the preview case' }) key!: string;
  @Field() line1!: string;
  @Field(() => String, { nullable: true }) line2?: string | null;
  @Field() postalCode!: string;
  @Field() city!: string;
  @Field(() => String, { nullable: true }) country?: string | null;
}

@InputType()
export class DepositInput {
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => [FileInput]) files!: FileInput[];
  @Field() idempotencyKey!: string;
  @Field(() => [ID], { nullable: true, description: 'keys of preview cases left out' }) without?: string[] | null;
  @Field(() => [RecognitionDecision], { nullable: true, description: 'whom the doubtful debtors are; a doubtful one without a decision is taken as new, and is told as such' }) decisions?: RecognitionDecision[] | null;
  @Field(() => PaymentTermsInput, { nullable: true, description: 'for invoices that give no due date' }) terms?: PaymentTermsInput | null;
  @Field(() => [FileMappingInput], { nullable: true }) mappings?: FileMappingInput[] | null;
  @Field(() => [FileInput], { nullable: true, description: 'papers, matched to claims by the invoice number in their name' }) attachments?: FileInput[] | null;
  @Field(() => [AttachmentChoiceInput], { nullable: true }) attach?: AttachmentChoiceInput[] | null;
  @Field(() => [DebtorAddressInput], { nullable: true, description: 'addresses of debtors whose file gave none' }) addresses?: DebtorAddressInput[] | null;
}
