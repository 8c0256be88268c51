import "./here";
import "@tanstack/react-virtual";
import "@/components/ui/button";
import "@/lib/domain/words";
