import "./here";
import "@/components/ui/button";
import "@/components/layout/shell";
import "@/lib/client/fetcher";
import "@/lib/contracts/node";
import "@/lib/domain/plan";
import "react";
