import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';

/** Shows what `hideSecrets` took out, or hides it again. One of a page. */
export const SecretsSwitch = ({
  reveals,
  onChange,
}: {
  reveals: boolean;
  onChange: (reveals: boolean) => void;
}) => (
  <div className="flex items-center gap-2">
    <Label htmlFor="reveal-secrets" className="text-xs font-normal">
      Show secrets
    </Label>
    <Switch id="reveal-secrets" checked={reveals} onCheckedChange={onChange} />
  </div>
);
