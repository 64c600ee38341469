import { describe, expect, test } from '@jest/globals';
import 'reflect-metadata';
import { Controller, Get } from '@nestjs/common';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { unguardedDoors } from './doors.check.ts';
import { May, OpenDoor } from './may.ts';

@Resolver()
class Doors {
  @Query(() => String) @May('read', 'CaseFile') guarded() { return ''; }
  @Query(() => String) forgottenQuery() { return ''; }
  @Mutation(() => String) forgottenMutation() { return ''; }
  @ResolveField(() => String) forgottenField() { return ''; }
  helper() { return ''; }
}
@Controller()
class Routes {
  @Get('a') @OpenDoor('because') open() { return ''; }
  @Get('b') forgottenRoute() { return ''; }
}

describe('closed unless opened', () => {
  test('each door without its permission is named; helpers are no doors', () => {
    const found = unguardedDoors([{ name: 'Doors', instance: new Doors() }, { name: 'Routes', instance: new Routes() }], new MetadataScanner(), new Reflector());
    expect(found).toEqual(['Doors.forgottenQuery', 'Doors.forgottenMutation', 'Doors.forgottenField', 'Routes.forgottenRoute']);
  });
});
