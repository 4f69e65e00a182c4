import { testAnyOrder } from './desks-property.ts';

testAnyOrder(() => navigator.locks, 15);
