import { Field, ObjectType } from '@nestjs/graphql';
import { Fact } from '@quittance/platform';

@ObjectType({ description: 'An act by matter, and if it may not be done now, why not. matter: join | agree | suspend | court | close. facts of an allowed act: what it may not go beyond (months, percent). warning…: what to weigh before an allowed act.' })
export class Act {
  @Field() act!: string;
  @Field() matter!: string;
  @Field() allowed!: boolean;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => String, { nullable: true }) warningCode!: string | null;
  @Field(() => String, { nullable: true }) warningArticle!: string | null;
  @Field(() => [Fact]) warningFacts!: Fact[];
}
