import protobuf from 'protobufjs';
import { OTLP_MESSAGES } from './messages';

const root = protobuf.Root.fromJSON(OTLP_MESSAGES).resolveAll();

/** The protobuf type of an OTLP message by its name. Throws for a name that is not among `OTLP_MESSAGES`. */
export const otlpType = (name: string): protobuf.Type => root.lookupType(name);
