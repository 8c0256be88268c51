"use client";
import { MenuChoice } from "@/components/ui/menu";
import { setPreference, usePreference } from "./preferences";

/** Theme, density and single-letter keys: three rows of a Settings menu. */
export function DisplaySettings() {
  return (
    <>
      <MenuChoice
        items={[
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
          { value: "system", label: "System" },
        ]}
        label="Theme"
        onValueChange={(value) => setPreference("theme", value)}
        value={usePreference("theme")}
      />
      <MenuChoice
        items={[
          { value: "comfortable", label: "Comfortable" },
          { value: "compact", label: "Compact" },
        ]}
        label="Rows"
        onValueChange={(value) => setPreference("density", value)}
        value={usePreference("density")}
      />
      <MenuChoice
        items={[
          { value: "on", label: "On" },
          { value: "off", label: "Off" },
        ]}
        label="Single-letter keys"
        onValueChange={(value) => setPreference("keys", value)}
        value={usePreference("keys")}
      />
    </>
  );
}
