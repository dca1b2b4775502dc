import {
  FileText,
  KeyRound,
  PackageCheck,
  RotateCcw,
  ShieldCheck,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import type { ChangeType } from '@/lib/domain/kinds';

/** Icon and words of each type of change; `verb` completes "pci-egress v14 was …". */
export const CHANGE_PRESENTATION: Record<ChangeType, { word: string; verb: string; icon: LucideIcon }> = {
  'policy-published': { word: 'Policy published', verb: 'published', icon: FileText },
  'policy-activated': { word: 'Policy activated', verb: 'activated', icon: ShieldCheck },
  'policy-rolled-back': { word: 'Policy rolled back', verb: 'rolled back', icon: RotateCcw },
  deploy: { word: 'Deploy', verb: 'deployed', icon: PackageCheck },
  rotation: { word: 'Rotation', verb: 'rotated', icon: KeyRound },
  maintenance: { word: 'Maintenance', verb: 'put under maintenance', icon: Wrench },
};
