/** The module `custody` that a driver of the user's may import: Cinder's exceptions, exact values, sizes. */
export { BackendFault, CinderException, PythonException } from '../../../core/errors.ts';
export { CAPABILITIES } from '../../../core/definition.ts';
export { float, get, int, isFloat, isInt, isList, isObject, object } from '../../../core/value/json.ts';
export { pyRepr, pyStr } from '../../../core/value/python.ts';
export { ceilGib, GIB } from '../../../core/value/size.ts';
