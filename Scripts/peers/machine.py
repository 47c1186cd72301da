"""What the processor is, and how fast OpenSSL hashes on it. Standard library alone."""

import platform

from processes import WITHOUT_SHA, Missing, output, tool


def openssl_speed(**more: str) -> float:
    """Megabytes a second of SHA-256 in blocks of 16 KiB."""
    words = [tool("openssl"), "speed", "-mr", "-seconds", "1", "-bytes", "16384", "sha256"]
    last = [line for line in output(*words, **more).splitlines() if line.startswith("+F:")][-1]
    return float(last.split(":")[-1]) / 1e6


def sha_can_be_masked() -> bool:
    """Whether there are SHA extensions and OpenSSL lets them be hidden from it, judged by its speed."""
    if not has_sha():
        return False
    try:
        return openssl_speed() > 1.5 * openssl_speed(**WITHOUT_SHA)
    except Missing:
        return False


def has_sha() -> bool:
    """Whether the processor has SHA extensions; of another than x86, none that ours uses."""
    return "sha_ni" in processor()[1]


def processor() -> tuple[str, list[str]]:
    """Its name and its flags (x86), from /proc/cpuinfo."""
    lines = [line.split(":", 1) for line in open("/proc/cpuinfo") if ":" in line]
    fields = {name.strip(): value.strip() for name, value in lines}
    flags = fields.get("flags", fields.get("Features", "")).split()
    return fields.get("model name", platform.machine()), flags
