using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Removes from a documentation file what users of the assembly cannot see. Members are known by their documentation ids.</summary>
public class PublicDocs : Task, ISignatureTypeProvider<string, object>
{
    private const MethodAttributes Access = MethodAttributes.MemberAccessMask;

    [Required]
    public string AssemblyFile { get; set; } = "";

    [Required]
    public string DocumentationFile { get; set; } = "";

    public override bool Execute()
    {
        var visible = new HashSet<string>();
        using (var file = File.OpenRead(AssemblyFile))
        using (var image = new PEReader(file))
        {
            var metadata = image.GetMetadataReader();
            foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(t => IsVisible(metadata, t)))
                visible.UnionWith(Ids(metadata, type));
        }

        var docs = XDocument.Load(DocumentationFile, LoadOptions.PreserveWhitespace);
        foreach (var member in docs.Descendants("member").Where(m => !visible.Contains((string)m.Attribute("name"))).ToList())
        {
            (member.PreviousNode as XText)?.Remove();
            member.Remove();
        }

        docs.Save(DocumentationFile, SaveOptions.DisableFormatting);
        return true;
    }

    private IEnumerable<string> Ids(MetadataReader metadata, TypeDefinition type)
    {
        var name = NameOf(metadata, type);
        yield return "T:" + name;
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition).Where(f => IsVisible((MethodAttributes)f.Attributes)))
            yield return $"F:{name}.{metadata.GetString(field.Name)}";
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(m => IsVisible(m.Attributes)))
        {
            var signature = method.DecodeSignature(this, null!);
            var id = metadata.GetString(method.Name);
            var generic = method.GetGenericParameters().Count is var count and > 0 ? $"``{count}" : "";
            var result = id is "op_Implicit" or "op_Explicit" ? $"~{signature.ReturnType}" : "";
            yield return $"M:{name}.{id.Replace('.', '#')}{generic}{Parameters(signature.ParameterTypes)}{result}";
        }

        foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
        {
            var accessors = property.GetAccessors();
            if (new[] { accessors.Getter, accessors.Setter }.Any(a => !a.IsNil && IsVisible(metadata.GetMethodDefinition(a).Attributes)))
                yield return $"P:{name}.{metadata.GetString(property.Name)}{Parameters(property.DecodeSignature(this, null!).ParameterTypes)}";
        }

        foreach (var e in type.GetEvents().Select(metadata.GetEventDefinition).Where(e => IsVisible(metadata.GetMethodDefinition(e.GetAccessors().Adder).Attributes)))
            yield return $"E:{name}.{metadata.GetString(e.Name)}";
    }

    private static string Parameters(ImmutableArray<string> types) => types.Length == 0 ? "" : $"({string.Join(",", types)})";

    private static bool IsVisible(MethodAttributes attributes) => (attributes & Access) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsVisible(MetadataReader metadata, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static string NameOf(MetadataReader metadata, TypeDefinition type) =>
        type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(metadata, metadata.GetTypeDefinition(outer))}.{metadata.GetString(type.Name)}" : Full(metadata, type.Namespace, type.Name);

    private static string Full(MetadataReader metadata, StringHandle space, StringHandle name) => space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => NameOf(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}.{reader.GetString(type.Name)}"
            : Full(reader, type.Namespace, type.Name);
    }

    public string GetTypeFromSpecification(MetadataReader reader, object genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    // A parameter's type has its arguments in braces where the definition has their number.
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        var at = 0;
        return string.Join(".", genericType.Split('.').Select(part =>
        {
            var tick = part.IndexOf('`');
            if (tick < 0)
                return part;
            var count = int.Parse(part.Substring(tick + 1));
            var arguments = typeArguments.Skip(at).Take(count);
            at += count;
            return $"{part.Substring(0, tick)}{{{string.Join(",", arguments)}}}";
        }));
    }

    public string GetGenericTypeParameter(object genericContext, int index) => $"`{index}";

    public string GetGenericMethodParameter(object genericContext, int index) => $"``{index}";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{string.Join(",", Enumerable.Repeat("0:", shape.Rank))}]";

    public string GetByReferenceType(string elementType) => elementType + "@";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "=FUNC:" + signature.ReturnType;
}
