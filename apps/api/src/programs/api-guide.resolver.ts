import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { MaySignedIn } from '@quittance/platform';
import { ApiGuide } from './api-guide.type.ts';
import { ApiGuideService } from './api-guide.service.ts';

@Resolver(() => ApiGuide)
export class ApiGuideResolver {
  constructor(@Inject(ApiGuideService) private readonly guides: ApiGuideService) {}

  @Query(() => ApiGuide, { description: 'How a program reaches this house with a key.' }) @MaySignedIn()
  apiGuide() {
    return this.guides.guide();
  }
}
