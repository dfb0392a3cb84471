using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>What a project's references say of GPUs.</summary>
internal static class GpuReference
{
    private const string Library = "DlGen.Gpu";

    public static GpuSupport Of(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.All(static assembly => assembly.Name != Library) ? GpuSupport.NotReferenced
        : compilation.Options.CryptoKeyFile is null && compilation.Options.CryptoKeyContainer is null && compilation.Options.CryptoPublicKey.IsDefaultOrEmpty ? GpuSupport.Available
        : GpuSupport.Signed;
}
