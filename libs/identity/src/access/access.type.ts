import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';
import { Person } from '../people/person.type.ts';

@ObjectType({ description: 'By name.' })
export class PersonPage {
  @Field(() => [Person]) rows!: Person[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

@InputType({ description: 'text: of the name or the address. side: agency | creditor | study. role, standing: as of Person. creditorId, studyId: those of this company.' })
export class PeopleFilter {
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => String, { nullable: true }) side?: string | null;
  @Field(() => String, { nullable: true }) role?: string | null;
  @Field(() => String, { nullable: true }) standing?: string | null;
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => ID, { nullable: true }) studyId?: string | null;
}

@InputType({ description: 'role: collector | supervisor | accountant | administrator | creditor_user (of creditorId, with a grade) | bailiff (of studyId). A grade given where another is held takes its place.' })
export class GiveAccessInput {
  @Field(() => ID) userId!: string;
  @Field() role!: string;
  @Field(() => String, { nullable: true }) grade?: string | null;
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => ID, { nullable: true }) studyId?: string | null;
}

@ObjectType({ description: 'What a change of access does, told before as after it. cases: that he can see. acts: "verb Subject", as the sentences of libs/access name them. sessionsClosing, pagesClosing: what he has open that ends within a second.' })
export class AccessEffect {
  @Field(() => Int) casesBefore!: number;
  @Field(() => Int) casesAfter!: number;
  @Field(() => [String]) actsGained!: string[];
  @Field(() => [String]) actsLost!: string[];
  @Field(() => Int) sessionsClosing!: number;
  @Field(() => Int) pagesClosing!: number;
}

@ObjectType({ description: 'The person as he then is, and what it does.' })
export class AccessChange {
  @Field(() => Person) person!: Person;
  @Field(() => AccessEffect) effect!: AccessEffect;
}

export const AccessResult = orRefusal('AccessResult', () => AccessChange);

@ObjectType({ description: 'One who can see the case now. side: agency | creditor | study | debtor. why: works_for_agency | own_company | handed_over | visit. sees: kinds of rows of this case that he may read. internal: the agency\'s own lines among them. closed: fields of the case that he may not read. readOnlyBy: of a visit, who of the agency opened it to see what the debtor sees.' })
export class CaseViewer {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true }) userId?: string | null;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) companyName?: string | null;
  @Field() side!: string;
  @Field() role!: string;
  @Field(() => String, { nullable: true }) grade?: string | null;
  @Field() why!: string;
  @Field(() => Moment) since!: Temporal.Instant;
  @Field(() => [String]) sees!: string[];
  @Field() internal!: boolean;
  @Field(() => [String]) closed!: string[];
  @Field(() => [String]) acts!: string[];
  @Field(() => String, { nullable: true }) readOnlyBy?: string | null;
}

@ObjectType({ description: 'Who can see a case at this moment, as the abilities themselves answer it. creditorId, studyId: as whom it may be looked at.' })
export class CaseSight {
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field(() => ID) creditorId!: string;
  @Field() creditorName!: string;
  @Field(() => ID, { nullable: true }) studyId?: string | null;
  @Field(() => String, { nullable: true }) studyName?: string | null;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => [CaseViewer]) viewers!: CaseViewer[];
}

@ObjectType({ description: 'That somebody opened a case; at: the first look within an hour. side, role, grade: as of CaseViewer, by the role that he has now (null: he never had one). name, userId: null for a debtor, for whom the reader may not know, and once the trail has forgotten the person.' })
export class CaseOpening {
  @Field(() => ID) id!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => ID, { nullable: true }) userId?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) companyName?: string | null;
  @Field() side!: string;
  @Field(() => String, { nullable: true }) role?: string | null;
  @Field(() => String, { nullable: true }) grade?: string | null;
}

@ObjectType({ description: 'A view as another, read-only. as: creditor | bailiff | debtor. subjectName: the company, the study or the debtor. byName: who is looking. backTo: where he came from.' })
export class Viewing {
  @Field(() => ID) id!: string;
  @Field() as!: string;
  @Field() subjectName!: string;
  @Field() byName!: string;
  @Field(() => Moment) beganAt!: Temporal.Instant;
  @Field(() => Moment) expiresAt!: Temporal.Instant;
  @Field() backTo!: string;
}

@InputType({ description: 'as: creditor (creditorId, or that of caseId) | bailiff (studyId, or the one that holds caseId) | debtor (caseId). backTo: a path of the portal.' })
export class ViewAsInput {
  @Field() as!: string;
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => ID, { nullable: true }) studyId?: string | null;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field(() => String, { nullable: true }) backTo?: string | null;
}

export const ViewAsResult = orRefusal('ViewAsResult', () => Viewing);
