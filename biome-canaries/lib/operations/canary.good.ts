import "./here";
import "@/lib/domain/plan";
import "@/lib/contracts/node";
import "@/lib/operations/ports";
