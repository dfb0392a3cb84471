using System.Collections;
using System.Reflection;

namespace DlGen.Generators.Tests.Incrementality;

/// <summary>Walks everything that a value refers to.</summary>
internal static class ValueGraph
{
    /// <summary>Nothing of the compiler is kept alive: what isn't the generator's own is a string, a number or a collection of those.</summary>
    public static void AssertValuesOnly(object? value) => AssertValuesOnly(value, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void AssertValuesOnly(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        if (type.GetProperty("IsDefault")?.GetValue(value) is true)
        {
            return;
        }

        if (value is Array or ICollection)
        {
            foreach (object? item in (IEnumerable)value)
            {
                AssertValuesOnly(item, seen);
            }

            return;
        }

        Assert.True(type.Assembly == typeof(NetworkGenerator).Assembly, $"{type} is not a value of the generator's own.");
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                AssertValuesOnly(field.GetValue(value), seen);
            }
        }
    }
}
