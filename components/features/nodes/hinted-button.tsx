import { Button, type ButtonProps } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

/** A button that stands alone: where it is refused there is no line beside it that says why, so a hint does. */
export function HintedButton({ children, refused, ...rest }: ButtonProps & { children: string }) {
  const button = (
    <Button {...rest} refused={refused}>
      {children}
    </Button>
  );
  if (refused === undefined) return button;
  return (
    <Tooltip align="end" line={refused} title={`${children}: not now`}>
      {button}
    </Tooltip>
  );
}
