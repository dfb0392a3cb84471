using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>What a user's project is to GPUs.</summary>
public enum GpuProject
{
    /// <summary>The project doesn't reference DlGen.Gpu.</summary>
    None,

    /// <summary>The project references DlGen.Gpu.</summary>
    Open,

    /// <summary>The project references DlGen.Gpu, and is signed.</summary>
    Signed,

    /// <summary>The project references DlGen.Gpu, and is compiled as C# 12.</summary>
    OldLanguage,
}

internal static class GpuProjects
{
    public static CSharpCompilation Create(this GpuProject project, string source) => project switch
    {
        GpuProject.None => TestCompilation.Create(source),
        GpuProject.OldLanguage => TestCompilation.In(LanguageVersion.CSharp12, source),
        GpuProject.Open => TestCompilation.CreateForGpu(source),
        _ => Sign(TestCompilation.CreateForGpu(source)),
    };

    private static CSharpCompilation Sign(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithCryptoKeyFile("key.snk"));
}
