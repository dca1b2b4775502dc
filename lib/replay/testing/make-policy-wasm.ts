import wabt from 'wabt';

/** What the entrypoint does: WebAssembly text that leaves the address of the result. */
export const EVALUATIONS = {
  /** Denies every input whose text holds an X, allows the others. */
  deniesX: `
    (local $at i32) (local $end i32)
    (local.set $at (local.get $input))
    (local.set $end (i32.add (local.get $input) (local.get $length)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 88)) (then (return (i32.const 3100))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (i32.const 3000)`,
  loops: '(loop $again (br $again)) (i32.const 3000)',
  traps: '(unreachable)',
  /** Takes memory until there is no more of it, as a policy with endless data would. */
  allocates:
    '(loop $more (br_if $more (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) (call $abort (i32.const 3200)) (unreachable)',
  /** Gives up a decision, as rules in conflict do. */
  aborts: '(call $abort (i32.const 3200)) (unreachable)',
  asksTheTime: '(call $builtin0 (i32.const 0) (i32.const 0))',
  answersNonsense: '(i32.const 3300)',
} as const;

const text = (address: number, value: string) =>
  `(data (i32.const ${address}) "${value.replaceAll('"', '\\"')}\\00")`;

/** A module that speaks OPA's interface 1.2, written by hand. Source: OPA's documentation, "Wasm". */
export async function makePolicyWasm(
  evaluation: keyof typeof EVALUATIONS,
  entrypoints: readonly string[] = ['http/authz/allow'],
): Promise<Uint8Array> {
  const names = Object.fromEntries(entrypoints.map((name, index) => [name, index]));
  return assemble(`(module
    (import "env" "memory" (memory 1))
    (import "env" "opa_abort" (func $abort (param i32)))
    (import "env" "opa_builtin0" (func $builtin0 (param i32 i32) (result i32)))
    (global (export "opa_wasm_abi_version") i32 (i32.const 1))
    (global (export "opa_wasm_abi_minor_version") i32 (i32.const 2))
    (global $heap (mut i32) (i32.const 8192))
    ${text(1024, JSON.stringify(names))}
    ${text(2048, '{"time.now_ns": 0}')}
    ${text(3000, '[{"result": true}]')}
    ${text(3100, '[{"result": false}]')}
    ${text(3200, 'conflicting rules')}
    ${text(3300, '[{"result": {"colour": "blue"}}]')}
    (func (export "entrypoints") (result i32) (i32.const 1024))
    (func (export "builtins") (result i32) (i32.const 2048))
    (func (export "opa_malloc") (param $size i32) (result i32)
      (local $at i32)
      (local.set $at (global.get $heap))
      (global.set $heap (i32.add (global.get $heap) (local.get $size)))
      (local.get $at))
    (func (export "opa_json_parse") (param i32 i32) (result i32) (local.get 0))
    (func (export "opa_json_dump") (param i32) (result i32) (local.get 0))
    (func (export "opa_heap_ptr_get") (result i32) (global.get $heap))
    (func (export "opa_heap_ptr_set") (param i32) (global.set $heap (local.get 0)))
    (func (export "opa_eval") (param i32 i32 i32) (param $input i32) (param $length i32) (param i32 i32) (result i32)
      ${EVALUATIONS[evaluation]}))`);
}

/** WebAssembly text as its bytes. */
export async function assemble(source: string): Promise<Uint8Array> {
  const tools = await wabt();
  const parsed = tools.parseWat('policy.wat', source);
  try {
    return Uint8Array.from(parsed.toBinary({}).buffer);
  } finally {
    parsed.destroy();
  }
}
