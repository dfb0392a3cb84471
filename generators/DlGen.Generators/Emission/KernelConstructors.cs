using System.Reflection;
using DlGen.Generators.Graph;

namespace DlGen.Generators.Emission;

/// <summary>A back end's kernels by the op, or the kind of op, that they are anchored in: what their constructors take.</summary>
internal sealed class KernelConstructors
{
    private readonly Dictionary<Type, ConstructorInfo> byAnchor;

    private KernelConstructors(Dictionary<Type, ConstructorInfo> byAnchor) => this.byAnchor = byAnchor;

    /// <summary>The constructors of all kernels derived from <typeparamref name="TKernel"/> whose third argument is an op.</summary>
    public static KernelConstructors Of<TKernel>() => new(typeof(TKernel).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(TKernel).IsAssignableFrom(type))
        .Select(static type => type.GetConstructors()[0])
        .Where(static constructor => typeof(Op).IsAssignableFrom(constructor.GetParameters()[2].ParameterType))
        .ToDictionary(static constructor => constructor.GetParameters()[2].ParameterType));

    public ConstructorInfo For(Op anchor)
    {
        for (Type? type = anchor.GetType(); type is not null; type = type.BaseType)
        {
            if (byAnchor.TryGetValue(type, out ConstructorInfo? constructor))
            {
                return constructor;
            }
        }

        throw new InvalidOperationException($"There is no kernel for '{anchor.Formula}'.");
    }
}
