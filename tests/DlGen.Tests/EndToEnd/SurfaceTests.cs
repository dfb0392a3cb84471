using System.ComponentModel;
using System.Reflection;

namespace DlGen.Tests.EndToEnd;

/// <summary>What the library shows to those who write <c>using DlGen;</c>.</summary>
public class SurfaceTests
{
    private static readonly Type[] Types = [.. typeof(Dataset).Assembly.GetExportedTypes().Where(static type => !type.IsNested)];

    [Fact]
    public void Machinery_IsHiddenFromCompletion()
    {
        Type[] machinery = [.. Types.Where(static type => type.Namespace != "DlGen")];

        Assert.Equal(["DlGen.Json", "DlGen.Kernels", "DlGen.Runtime"], machinery.Select(static type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(machinery, static type => Assert.True(IsHidden(type), $"{type.FullName} isn't hidden."));
        Assert.True(IsHidden(typeof(INetwork<float>).GetProperty("Runtime")!));
    }

    [Fact]
    public void WhatUsersWrite_IsShown()
    {
        Type[] shown = [.. Types.Where(static type => type.Namespace == "DlGen" && !IsHidden(type))];

        Assert.Contains(typeof(TrainingOptions), shown);
        Assert.Contains(typeof(LinearLayer<>), shown);
        Assert.DoesNotContain(typeof(LayerAttribute), shown);
    }

    private static bool IsHidden(MemberInfo member) => member.GetCustomAttribute<EditorBrowsableAttribute>(inherit: false) is { State: EditorBrowsableState.Never };
}
